"""PDF → document: a file's text and lines put back together as paragraphs and tables.

A package of its own beside `core.formats.pdf.writing.writer`, which writes: the process that
reads is to start without the writer's libraries.
"""
