-- Settings of a connection that reads: nothing is written anywhere, pages are checked as
-- they are read, and what does not fit in memory is refused rather than put into a file.
PRAGMA query_only = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON;
