"""Reports as tagged PDFs."""
