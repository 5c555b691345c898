import type { Server } from 'node:http';

export function fileFor(folder: string, url: string): string | null;
export function serve(
  folder: string,
  port: number,
  tries?: number,
): Promise<{ server: Server; port: number }>;
