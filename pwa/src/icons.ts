/** Every drawing there is, for the desk. */
import './parts/icons-day.ts';
import './parts/icons-more.ts';
import './parts/icons-way.ts';
