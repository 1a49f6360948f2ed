"""English sentences for what a folder's readers find: what is wrong, then what to do.

Keys are finding codes; in the catalogs they stand under `import.<code>`.
"""

TEXTS: dict[str, str] = {
    # The folder and its files
    "folder_missing": "There is no such folder. Name the folder that holds your CSV files.",
    "file_missing": "This file is not in the folder. Save the sheet as CSV under exactly this name.",
    "file_absent": "There is no such file, so nothing of this kind is read.",
    "file_not_ours": "No file of this name is read, so it was left aside.",
    "file_name_near": "No file of this name is read. Did you mean {meant}? Rename it.",
    "file_twice": "There is also {other}, which is the same name. Keep one of the two.",
    "file_too_large": (
        "The file has {bytes} bytes; at most {most} are read. Split off what lies far back, or take out what is "
        "not asked for."
    ),
    "file_is_workbook": (
        "This is a workbook or a PDF, not CSV. In your spreadsheet program choose Save as, then “CSV UTF-8”."
    ),
    "file_encoding": "The characters are not stored in a way we can read. Choose Save as, then “CSV UTF-8”.",
    "file_empty": "The file is empty. Its first row must name the columns: {columns}.",
    "file_without_rows": "There are column names but no rows below them. Fill in at least one row.",
    "file_one_row": "Only one row belongs here, and this is another. Keep one.",
    "file_too_many_rows": "There are more than {most} rows. Take out rows that are not needed.",
    "file_broken_quotes": (
        "A quotation mark is opened and not closed, or stands in the middle of a cell. Save the sheet from the "
        "spreadsheet program again, or write two quotation marks for one."
    ),
    "cell_never_ends": (
        "A cell here is longer than any cell may be; most often a quotation mark is not closed. Look at the "
        'first " before this row.'
    ),
    "file_unopened": "The file could not be opened. Close it in other programs and check that you may read it.",
    "more_findings": "There are {count} more. Mend these first.",
    # The header row and the shape of rows
    "column_missing": "This column is missing. Add it to the first row; the order does not matter.",
    "column_twice": "Two columns mean the same. Keep one of them.",
    "column_near": "No column of this name is read. Did you mean “{meant}”?",
    "column_unknown": "No column of this name is read, so what it holds was left aside.",
    "column_many": "There are {count} columns; at most {most} are looked at. Take out the empty ones.",
    "column_without_name": "Column number {number} has no name in the first row, so what it holds was left aside.",
    "header_missing": (
        "The first row must name the columns ({columns}); it holds none of them. Take out any title above it."
    ),
    "row_too_long": (
        "This row has {count} cells, but the first row names {most} columns. A comma inside a cell needs "
        "quotation marks around the cell."
    ),
    # Any cell
    "cell_empty": "Nothing is filled in. Write {accepts}.",
    "cell_too_long": "The cell has {characters} characters; at most {most} fit.",
    "cell_unreadable": (
        "Characters could not be read where this shows �: “{value}”. The file is not stored as UTF-8. Choose "
        "Save as, then “CSV UTF-8”, and check this cell."
    ),
    "cell_control_character": (
        "Character number {position} is invisible and not allowed ({character}). Type the cell again."
    ),
    "cell_spreadsheet_error": (
        "The spreadsheet shows {value} here. Widen the column or mend the formula, then save again."
    ),
    "cell_formula": "“{value}” starts like a formula. Write the value itself; words must not start with = + - or @.",
    # Dates and times
    "date_unclear": "“{value}” is not a date we can read. Write it as 2026-11-23, 23.11.2026 or 23/11/2026.",
    "date_month_first": (
        "“{value}” has the month first, which we do not read, so that no two dates are mixed up. If you mean "
        "{meant}, write it like that, and check every other date of this file."
    ),
    "date_short_year": "“{value}” needs all four figures of the year.",
    "date_is_number": "“{value}” is how the spreadsheet counts days. Format the column as a date, then save again.",
    "date_impossible": "There is no day “{value}” in the calendar.",
    "date_far_away": "“{value}” is before {first} or after {last}. Check the year.",
    "date_read_day_first": (
        "“{value}” was read with the day first, like every date of this kind. If the file has the month first, "
        "write dates as 2026-11-23."
    ),
    "time_unclear": "“{value}” is not a time of day we can read. Write it as 07:30, 7.30 or 7:30 pm.",
    "time_without_colon": "“{value}” could be a time or a number. If you mean {meant}, write it with the colon.",
    "time_impossible": "There is no time “{value}” in a day. The last is 24:00, for an end.",
    "time_start_is_midnight": "Nothing can start at 24:00. Write 00:00 on the next day.",
    # Numbers
    "number_not_whole": "“{value}” is not a whole number. Write figures only.",
    "number_not_degrees": "“{value}” is not a number of degrees. Write it as 52.6031 or 52,6031.",
    "number_not_hours": "“{value}” is not a number of hours. Write 22, 22.5 or 22:30.",
    "number_out_of_range": "{value} is not possible here. Write a number from {low} to {high}.",
    "hours_not_quarters": (
        "“{value}” hours is no whole number of quarter hours; half an hour is .5. For other minutes write them "
        "as 22:10."
    ),
    # Words from lists
    "code_unknown": "“{value}” is not one of the words read here: {allowed}.",
    "code_unknown_near": "“{value}” is not one of the words read here. Did you mean “{meant}”?",
    "weekday_unknown": "“{value}” is not clear as days of the week. Write Mon-Fri, Tue Thu, weekend or every day.",
    "language_unknown": "We do not know a language “{value}”. Write its English name (Gujarati) or its code (gu).",
    "language_unknown_near": "We do not know a language “{value}”. Did you mean {meant}?",
    "yes_or_no": "“{value}” is neither yes nor no.",
    # Texts with a form
    "key_unclear": (
        "“{value}” cannot be a code. Use letters, figures, . / _ or -, no spaces, at most {most} characters."
    ),
    "name_with_question_mark": (
        "“{value}” has a question mark. A spreadsheet writes ? where it lost a letter: choose “CSV UTF-8” when "
        "saving, and type the name again."
    ),
    "email_unclear": "“{value}” is not an e-mail address.",
    "phone_unclear": "“{value}” is not a phone number. Write figures, spaces and a + at most.",
    "phone_lost_digits": (
        "“{value}” was a phone number before the spreadsheet made it a number. Format the column as text and "
        "type it again."
    ),
    "currency_unclear": "“{value}” is not a currency. Write its three letters, such as GBP.",
    "zone_unknown": "We do not know a time zone “{value}”. Write it by its city, such as Europe/London.",
    "zone_unknown_near": "We do not know a time zone “{value}”. Did you mean {meant}?",
    # Rows together
    "row_twice": "The same is already said in row {other}. Keep one of the two rows.",
    "key_twice": "“{value}” is already the code of row {other}. Give one of them another code.",
    "reference_unknown": "“{value}” is not in {file}. Add it there or write another code.",
    "reference_unknown_near": "“{value}” is not in {file}. Did you mean “{meant}”?",
    "email_twice": "This e-mail address is already that of row {other}. Each person signs in with their own.",
    "class_without_row": (
        "This member is a {member_class}, but has no row in {file}. Add the row, or take the class away."
    ),
    "row_without_class": (
        "“{value}” is not a {member_class} in members.csv. Add the class there, or take this row out."
    ),
    "team_needed": "Workers and clients belong to at least one team. Write its code.",
    "hours_out_of_order": "Least, wanted and most hours must rise from one to the next.",
    "start_half_given": "Latitude and longitude belong together. Fill in both or neither.",
    "ends_before_starts": (
        "It ends at {ends}, not after its start at {starts}. For a night write two rows: to 24:00, and from "
        "00:00 on the next day."
    ),
    "spans_overlap": "This overlaps row {other} on {day}. Change one of the two.",
    "days_out_of_order": "The last day is before the first.",
    "acts_for_self": "Nobody is their own trusted contact.",
    "acting_has_ended": "This ends before the first day planned, so it will not count.",
    "declined_same_side": "“{value}” cannot be declined here: clients name workers, and workers name clients.",
    "declined_in_agreed_team": (
        "“{value}” is declined here and also in the agreed team in clients.csv. Take one of them away."
    ),
    "wishes_of_worker": "A worker's row holds only whom they decline. Leave this cell blank.",
    "history_after_first_day": (
        "This is on or after the first day planned ({first}). Only days before it are history."
    ),
    "history_overlaps": "The worker is still on the visit of row {other} then. Check both times.",
    "history_other_client": "The weekly visit “{value}” is another client's.",
    "no_availability": "No row of availability.csv is about this worker, so no visit can be planned for them.",
    "no_sign_in": "Without an e-mail address this member cannot sign in.",
    "place_far_away": (
        "This place is {kilometres} km from the middle of all clients. Check that latitude and longitude are not "
        "swapped."
    ),
}
