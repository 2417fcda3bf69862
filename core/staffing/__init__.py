"""Staffing what-if (人力推演): what would be kept of the promises with other people, hours, skills or arrivals."""
