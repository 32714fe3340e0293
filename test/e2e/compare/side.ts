/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Credential, Execution } from '../client';
import type { Rig } from '../rig';
import { node, START, triggerWorkflow, workflow } from '../workflow';

/** What a node is told, in the words of each of the two. */
export interface Words {
	kitV3: INodeParameters;
	convertKit: INodeParameters;
}

const TYPES = { kitV3: 'n8n-nodes-kit.kitV3', convertKit: 'n8n-nodes-base.convertKit' };

/** One of the two packages that are compared, in the n8n and with the Kit that both share. */
export class Side {
	/** The name of the node in every workflow. */
	readonly node = 'Node';

	/** @param credential of the type that the package takes, with the secret of V3 */
	constructor(
		readonly rig: Rig,
		readonly speaks: keyof Words,
		private readonly credential: Credential,
	) {}

	get store(): Rig['sandbox']['store'] {
		return this.rig.sandbox.store;
	}

	/** A name that the other side does not use: both have the same Kit. */
	own(name: string): string {
		return `${name} ${this.speaks}`;
	}

	/** The address of somebody whom the other side does not know. */
	address(name: string): string {
		return `${name}.${this.speaks}@example.com`;
	}

	/** Runs the node once over the items. */
	async run(
		words: Words,
		items: IDataObject[] = [{}],
		settings: Pick<INode, 'onError'> = {},
	): Promise<Execution> {
		const { n8n } = this.rig;
		const file = workflow(this.own('Comparison'), items, [
			this.choose(node(this.node, TYPES[this.speaks], words[this.speaks], settings)),
		]);
		return await n8n.run(await n8n.importWorkflow(file), START);
	}

	/** @returns the id of a new workflow that is active, with the package's trigger and nothing else */
	async activate(words: Words): Promise<string> {
		const { n8n } = this.rig;
		const type = `${TYPES[this.speaks]}Trigger`;
		const file = triggerWorkflow(this.node, words[this.speaks], type);
		const id = await n8n.importWorkflow({ ...file, nodes: file.nodes.map(this.choose) });
		await n8n.activate(id);
		return id;
	}

	private readonly choose = (chosen: INode): INode => {
		const { id, name, type } = this.credential;
		return { ...chosen, credentials: { [type]: { id, name } } };
	};
}

/** Something that a user of the node relies on. */
export interface Scenario {
	title: string;
	/** What there is in the end when the node does it. */
	wanted: unknown;
	/** Has the node do it, and looks what there is in the end. */
	outcome(side: Side): Promise<unknown>;
}

/** What came of a scenario with one of the two. */
export interface Result {
	isWanted: boolean;
	got: unknown;
}

/** Plays a scenario; that something breaks on the way is an outcome too. */
export async function play({ wanted, outcome }: Scenario, side: Side): Promise<Result> {
	const got = await outcome(side).catch((error: unknown) => String(error));
	side.rig.sandbox.faults.clear();
	return { isWanted: isDeepStrictEqual(got, wanted), got };
}
