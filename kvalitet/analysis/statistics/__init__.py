"""The methods themselves, one to a module: numbers in, numbers out, knowing nothing of reports."""
