import '../../look/choices.css';

/** Whom a client trusts with what, and what was done by whom. */
export { Circle } from './circle.tsx';
export { AskSomebody } from './ask-somebody.tsx';
export { ChangeTrust } from './change-trust.tsx';
export { History } from './history.tsx';
export { StepDown } from './step-down.tsx';
