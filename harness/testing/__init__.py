"""For those who write audits: checks that every audit must pass, and generated evidence."""
