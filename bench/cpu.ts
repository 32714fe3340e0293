import { checkSame, inMilliseconds, measure } from './measure';
import { count, type Row } from './table';

/** CPU time per item, against a plain node, and its growth with the number of items. */
export async function cpu(): Promise<Row[]> {
	const upserts = 1_000;
	const upsert = await measure(['plain', 'kit'], 'createOrUpdate', upserts);
	checkSame('createOrUpdate', upsert.kit, upsert.plain);
	const taggings = 10_000;
	const bulk = await measure(['evaluate', 'kit'], 'bulkTag', taggings);
	const [few, many] = [1_000, 100_000];
	const some = await measure(['kit'], 'createTag', few);
	const most = await measure(['kit'], 'createTag', many, 1);
	return [
		{
			ratio: upsert.kit.microseconds / upsert.plain.microseconds,
			what: 'CPU time per item, Create or Update, 12 expressions',
			size: `${count(upserts)} items`,
			measured: inMilliseconds(upsert.kit.microseconds),
			baseline: `${inMilliseconds(upsert.plain.microseconds)} in a plain node`,
		},
		{
			ratio: bulk.kit.microseconds / bulk.evaluate.microseconds,
			what: 'CPU time per item, Bulk Tag Subscribers, 2 expressions',
			size: `${count(taggings)} items`,
			measured: inMilliseconds(bulk.kit.microseconds),
			baseline: `${inMilliseconds(bulk.evaluate.microseconds)} for the expressions alone`,
		},
		{
			ratio: most.kit.microseconds / some.kit.microseconds,
			what: 'Growth of CPU time per item, Create a Tag',
			size: `${count(many)} items`,
			measured: inMilliseconds(most.kit.microseconds),
			baseline: `${inMilliseconds(some.kit.microseconds)} with ${count(few)}`,
		},
	];
}
