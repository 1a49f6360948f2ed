import '../../look/doorway.css';
import '../../look/choices.css';
export { Join } from './join.tsx';
