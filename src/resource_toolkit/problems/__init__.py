"""What is wrong, said in words."""
