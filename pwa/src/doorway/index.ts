import '../look/doorway.css';
export { SignIn, UseLink } from './sign-in.tsx';
