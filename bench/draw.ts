import { drawChart } from './chart';

drawChart('docs/benchmarks.md', 'docs/pictures/benchmark.svg');
