"""Speed as ratios: what we do beside what others do, measured in one run on one machine."""
