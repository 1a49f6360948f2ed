"""A cooperative that lives in a spreadsheet can be brought in whole, or is told what to mend."""
