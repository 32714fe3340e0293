import { child } from './child';
import { count, median, type Row } from './table';

type Variant = 'kit' | 'plain';

/** 'own' leaves out the parameters of other operations, which n8n goes through for each item. */
type Parameters = 'all' | 'own';

async function one(variant: Variant, parameters: Parameters, items: number): Promise<number> {
	const args = [variant, parameters, items];
	return (await child<{ microseconds: number }>('cpu.ts', ...args)).microseconds;
}

/** Measured in turn, so that what else the machine does hits both. */
async function both(parameters: Parameters, items: number): Promise<Record<Variant, number>> {
	const measured: Record<Variant, number[]> = { kit: [], plain: [] };
	for (let i = 0; i < 3; i++) {
		for (const variant of ['plain', 'kit'] as const) {
			measured[variant].push(await one(variant, parameters, items));
		}
	}
	return { kit: median(measured.kit), plain: median(measured.plain) };
}

const milliseconds = (microseconds: number) => `${(microseconds / 1_000).toFixed(2)} ms`;

/** CPU time per item, against the same request that n8n sends without our layers. */
export async function cpu(): Promise<Row[]> {
	const whole = await both('all', 1_000);
	const lean = await both('own', 5_000);
	const most = await one('kit', 'own', 100_000);
	const row = (what: string, items: number, { kit, plain }: typeof whole): Row => ({
		ratio: kit / plain,
		what,
		size: `${count(items)} tags`,
		measured: milliseconds(kit),
		baseline: `${milliseconds(plain)} in plain n8n`,
	});
	return [
		row('CPU time per item', 1_000, whole),
		row("CPU time per item, without other operations' parameters", 5_000, lean),
		{
			ratio: most / lean.kit,
			what: 'Growth of CPU time per item',
			size: `${count(100_000)} tags`,
			measured: milliseconds(most),
			baseline: `${milliseconds(lean.kit)} with ${count(5_000)}`,
		},
	];
}
