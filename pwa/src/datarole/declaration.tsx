import { dayFull, zone } from '../kit/format.ts';
import { begin, coded, t, tn } from '../kit/i18n.ts';
import { href } from '../kit/route.ts';
import { dayOf } from '../kit/time.ts';
import { keyOf } from '../mydata/model.ts';
import { because, kept, precisely, What } from '../mydata/words.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { With } from '../parts/with.tsx';
import { Frame } from './frame.tsx';
import type { Declaration, DeclaredRule } from './wire.ts';

export const DECLARATION = '/api/declaration';

/** What the cooperative declares that it asks for, rule by rule. */
export function DeclarationPage() {
  const dock = <Button look="main" size="big" icon="pencil" href={href('/coop/data-role/change')}>{t('datarole.change')}</Button>;
  return <Frame at="/declaration" dock={dock}><With<Declaration> path={DECLARATION} aged>{(declaration) => <Rules declaration={declaration} />}</With></Frame>;
}

function Rules({ declaration }: { declaration: Declaration }) {
  const { version, made_at, made_by, rules } = declaration;
  const shown = rules.filter((rule) => rule.recipient !== 'Self');
  const on = dayFull(dayOf(made_at, zone.value));
  return (
    <>
      <p>{made_by ? t('datarole.version_by', { version, on, name: made_by.given_name }) : t('datarole.version', { version, on })}</p>
      {[...new Set(shown.map((rule) => rule.purpose))].map((purpose) => (
        <Card key={purpose} title={begin(coded('purpose', purpose))}>
          <div class="tablewrap tbl" tabIndex={0} role="group" aria-label={begin(coded('purpose', purpose))}>
            <table>
              <thead><tr>{(['what', 'who', 'needed', 'how', 'kept', 'months'] as const).map((name) => <th key={name} scope="col">{t(name === 'months' ? 'datarole.months' : `data.fact.${name}`)}</th>)}</tr></thead>
              <tbody>{shown.filter((rule) => rule.purpose === purpose).map((rule) => <Row key={keyOf(rule)} rule={rule} />)}</tbody>
            </table>
          </div>
        </Card>
      ))}
    </>
  );
}

const Row = ({ rule }: { rule: DeclaredRule }) => (
  <tr>
    <th scope="row">{What(rule)}</th>
    <td>{coded('recipient', rule.recipient)}</td>
    <td><b>{begin(t(`necessity.${rule.necessity}`))}</b> <span class="muted">{rule.necessity === 'required' && because('needed_by', rule.needed_by)}</span></td>
    <td>{precisely(rule.precision)}</td>
    <td>{kept(rule.retention_days)}</td>
    <td>{tn('data.months', rule.months)}</td>
  </tr>
);
