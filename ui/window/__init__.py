"""The window: its frame, menus, panels, and the dialogs its actions open."""
