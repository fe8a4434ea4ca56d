"""Where things lie and how a person wants them: folders, settings, profiles, credentials. Says nothing to anybody:
what is wrong is raised as a `domain.errors.Trouble`, its words stand in `messages`."""
