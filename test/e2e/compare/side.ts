/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Credential, Execution } from '../client';
import type { Rig } from '../rig';
import { node, START, triggerWorkflow, workflow } from '../workflow';

/** The names that each of the two nodes uses for its parameters. */
export interface Words {
	kitV3: INodeParameters;
	convertKit: INodeParameters;
}

const TYPES = { kitV3: 'n8n-nodes-kit.kitV3', convertKit: 'n8n-nodes-base.convertKit' };

/** One of the two packages that are compared; both share the n8n and the Kit. */
export class Side {
	/** The name of the node in every workflow. */
	readonly node = 'Node';

	/** @param credential of the type that the package uses, with the V3 secret */
	constructor(
		readonly rig: Rig,
		readonly speaks: keyof Words,
		private readonly credential: Credential,
	) {}

	get store(): Rig['sandbox']['store'] {
		return this.rig.sandbox.store;
	}

	/** A name that the other side does not use, because both share the same Kit. */
	own(name: string): string {
		return `${name} ${this.speaks}`;
	}

	/** The email address of someone whom the other side does not know. */
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

	/** @returns the ID of a new active workflow with only the package's trigger */
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
	/** The outcome if the node does it. */
	wanted: unknown;
	/** Makes the node do it, and returns the outcome. */
	outcome(side: Side): Promise<unknown>;
}

/** The outcome of a scenario with one of the two. */
export interface Result {
	isWanted: boolean;
	got: unknown;
}

/** Runs a scenario; an error on the way is an outcome too. */
export async function play({ wanted, outcome }: Scenario, side: Side): Promise<Result> {
	const got = await outcome(side).catch((error: unknown) => String(error));
	side.rig.sandbox.faults.clear();
	return { isWanted: isDeepStrictEqual(got, wanted), got };
}
