export const Bring = () => null;
