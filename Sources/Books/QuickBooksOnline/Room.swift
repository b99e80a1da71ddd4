// QuickBooksOnline
