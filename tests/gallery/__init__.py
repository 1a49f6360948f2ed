"""Pictures and checks of every screen, of every role, in every language and theme: `./commonrota gallery`."""
