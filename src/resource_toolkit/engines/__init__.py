"""Who makes the frames and renders the hand-written pages."""
