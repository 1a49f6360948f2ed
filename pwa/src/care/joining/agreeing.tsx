import { t } from '../../kit/i18n.ts';
import { Field } from '../../parts/field.tsx';
import type { Invited } from '../../wire.ts';

export interface Names { given_name: string; family_name: string }

/** What the co-op calls who joins. */
export function AskName({ names, onChange }: { names: Names; onChange: (names: Names) => void }) {
  return (
    <section class="card">
      <Field label={t('join.given_name')} value={names.given_name} autocomplete="given-name" required onInput={(given_name) => onChange({ ...names, given_name })} />
      <Field label={t('join.family_name')} value={names.family_name} autocomplete="family-name" required onInput={(family_name) => onChange({ ...names, family_name })} />
    </section>
  );
}

/** The service-only agreement in plain words: what is kept, who sees it, until when, and what is never done. */
export function Agreement({ asked }: { asked: Invited }) {
  return (
    <section class="card" aria-labelledby="agreement">
      <h2 id="agreement" class="third">{t('join.agreement', { cooperative: asked.cooperative })}</h2>
      <dl class="terms">
        <div><dt>{t('join.kept')}</dt><dd>{t('join.kept_what')}</dd></div>
        <div><dt>{t('join.seen')}</dt><dd>{t('join.seen_by', { name: asked.client_given_name })}</dd></div>
        <div><dt>{t('join.how_long')}</dt><dd>{t('join.how_long_it_is')}</dd></div>
        <div><dt>{t('join.never')}</dt><dd>{t('join.never_done')}</dd></div>
      </dl>
    </section>
  );
}
