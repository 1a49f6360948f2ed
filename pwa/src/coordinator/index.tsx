import '../look/charts.css';
import './board.css';
import './panel.css';
import './cover.css';
import './fair.css';
import { match, path } from '../kit/route.ts';
import { CoverScreen } from './cover.tsx';
import { EmergencyScreen } from './emergency.tsx';
import { FairnessScreen } from './fairness.tsx';
import { RequestsScreen } from './requests.tsx';
import { WeekScreen } from './week.tsx';

/** The coordinator's place: the week, the requests, how fair it is. Loaded only for those who coordinate. */
export default function Desk() {
  const at = path.value;
  if (match('/desk/requests/*', at)) return <RequestsScreen />;
  if (match('/desk/cover', at)) return <CoverScreen />;
  if (match('/desk/fairness', at)) return <FairnessScreen />;
  const client = match('/desk/emergency/:client', at)?.['client'];
  if (client) return <EmergencyScreen client={client} />;
  return <WeekScreen />;
}
