"""The processes of a running newsroom: worker, scheduler, and what does each kind of job."""
