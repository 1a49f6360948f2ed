declare module 'virtual:catalogs' {
  type Texts = { default: Record<string, string> };
  export type Part = 'base' | 'doorway' | 'rosters' | 'availability' | 'fairness' | 'why' | 'rosters_more' | 'install' | 'care' | 'asking' | 'coop' | 'desk' | 'parts' | 'circle' | 'join' | 'print';
  const catalogs: Record<string, Record<Part, () => Promise<Texts>>>;
  export default catalogs;
}
declare module '*.css';
interface Window { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } }
interface ImportMeta { readonly env: { readonly PROD: boolean } }
