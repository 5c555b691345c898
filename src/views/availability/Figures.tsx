// Monte Carlo figures as a table: how much of the time each workload serves, how sure that is, and what took it down.
import type { Availability } from '../../analysis/availability.ts';
import { causeWords, minutesDown } from '../../analysis/availability-print.ts';

const percent = (share: number) => `${(share * 100).toFixed(5)} %`;

/** Minutes in words a person can compare: `6.1 min`, `2.3 h`. */
function downWords(minutes: number): string {
  if (minutes >= 90) return `${(minutes / 60).toFixed(1)} h`;
  return minutes >= 1 ? `${minutes.toFixed(1)} min` : `${(minutes * 60).toFixed(0)} s`;
}

export const Figures = ({ result }: { readonly result: Availability }) => (
  <table className="figures">
    <thead>
      <tr>
        <th scope="col">Workload</th>
        <th scope="col">Availability</th>
        <th scope="col">95 % interval</th>
        <th scope="col">Down a year</th>
        <th scope="col">Outages a year</th>
        <th scope="col">Downtime by cause</th>
      </tr>
    </thead>
    <tbody>
      {result.deployments.map((one) => (
        <tr key={one.id}>
          <th scope="row" className="s15">
            {one.id}
          </th>
          <td className="s15">{percent(one.availability)}</td>
          <td className="q">
            {percent(one.ci95[0])} to {percent(one.ci95[1])}
          </td>
          <td>{downWords(minutesDown(one.availability))}</td>
          <td>{one.outagesPerYear.toFixed(2)}</td>
          <td className="q">{causeWords(one)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
