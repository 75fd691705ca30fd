"""The look: templates, styles, scripts and pictures. MkDocs finds it as an installed theme."""
