"""What clients ask for, the standing visits agreed with them, and the dated visits these become."""
