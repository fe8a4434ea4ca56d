"""What stands on a screen. A widget is given values and posts messages; it knows neither app nor desk."""
