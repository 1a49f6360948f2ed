"""Everything of one member, to take along; and what somebody brings from another installation."""
