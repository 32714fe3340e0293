interface CancelableRun<Result> extends Promise<Result> {
	cancel(): void;
}

const running = new Set<{ cancel(): void }>();

/** Waits for a run, which `cancelRuns` cancels if its test does not wait until the end. */
export async function endOf<Result>(run: CancelableRun<Result>): Promise<Result> {
	running.add(run);
	try {
		return await run;
	} finally {
		running.delete(run);
	}
}

/** Cancels the runs that a test left behind, so that they send nothing during the next one. */
export function cancelRuns(): void {
	for (const run of running) run.cancel();
	running.clear();
}
