"""Who is who: names under which datasets know the same armed group, made comparable. See README.md."""
