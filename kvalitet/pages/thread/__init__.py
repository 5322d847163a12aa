"""The red thread, plan by plan and for the whole site."""
