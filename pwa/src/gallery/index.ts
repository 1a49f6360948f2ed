import '../look/charts.css';
import '../look/choices.css';
import '../look/day.css';
import '../look/gallery.css';
import '../look/painter.css';
import '../look/why.css';
import '../coordinator/fair.css';
import '../parts/icons-day.ts';
import '../parts/icons-more.ts';
import '../parts/icons-way.ts';

/** The page that shows what all screens are made of. */
export { Parts } from './parts.tsx';
