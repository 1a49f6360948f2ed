export { SignIn, UseLink } from './sign-in.tsx';
