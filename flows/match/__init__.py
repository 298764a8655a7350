"""Who is who: names under which datasets know the same armed group; and who copies whom: what texts share. See README.md."""
