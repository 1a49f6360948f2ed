import '../look/doorway.css';
import '../parts/icons-more.ts';
export { SignIn, UseLink } from './sign-in.tsx';
