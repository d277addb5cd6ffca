"""What is done in the background: jobs, the worker, the scheduler, composing and building."""
