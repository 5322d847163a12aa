"""What an edition says in short, and what differs between two of them."""
