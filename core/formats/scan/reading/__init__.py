"""Picture → document: pages made flat and even, tables by their ruling lines, text recognised.

A page becomes the same lines and parts of tables that `core.formats.pdf.reading` makes of
characters, and is put together by it. All lengths are pixels until then.
"""
