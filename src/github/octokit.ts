// A client that speaks to GitHub with somebody's rights: what Probot makes of Octokit.
import type { ProbotOctokit } from 'probot';

export type Octokit = InstanceType<typeof ProbotOctokit>;
