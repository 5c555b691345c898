// The last line of a run (contract 4): each deployment and service in figures, derived from the record.
import type { Health } from '../sim/record.ts';

export interface DeploymentSummary {
  id: string;
  state: Health;
  outages: number;
  outageMs: number;
  longestOutageMs: number;
  availability: number;
  slaMissedMs: number;
  endedBy: string[];
  openActions: { subject: string; actions: readonly string[]; blocking: boolean }[];
  dataLost: boolean;
  sessionsLost: number;
}
export interface ServiceSummary extends Omit<DeploymentSummary, 'openActions' | 'dataLost'> {
  deployments: string[];
}
export interface Summary {
  kind: 'summary';
  until: number;
  deployments: DeploymentSummary[];
  services: ServiceSummary[];
  unplaced: string[];
  redundancy: { subject: string; state: string }[];
  vms: { id: string; node: string | null; ip: string; state: string }[];
}
