print("bookbridge")
