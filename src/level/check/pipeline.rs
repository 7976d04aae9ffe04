//! Checks of pipelines and environments.

use super::*;

/// Most stages of a pipeline, and most pipelines.
const MOST_STAGES: usize = 500;

impl Checker<'_> {
    pub(super) fn pipelines(&mut self) {
        let file = self.file;
        self.ids("environments", file.environments.iter().map(|x| &x.id));
        self.each("environments", &file.environments, |c, environment| {
            c.share("parity", environment.parity);
            c.number("drift_per_week", environment.drift_per_week, 0.0, 1000.0);
            c.step_work("refresh", environment.refresh.as_ref());
        });
        self.ids("pipelines", file.pipelines.iter().map(|x| &x.id));
        self.each("pipelines", &file.pipelines, Self::one_pipeline);
    }

    fn one_pipeline(&mut self, pipeline: &PipelineFile) {
        self.release_policy("policy", &pipeline.policy);
        if let Some(rework) = &pipeline.rework {
            self.dist("rework", rework);
        }
        if let Some(span) = &pipeline.roll_back {
            self.span("roll_back", span);
        }
        if let Some(canary) = &pipeline.canary {
            self.inside("canary", |c| {
                c.share("share", canary.share);
                if c.span("time", &canary.time) == 0 && canary.time.minutes().is_ok() {
                    c.inside("time", |c| c.error("a canary takes at least \"1m\"", ""));
                }
            });
        }
        if pipeline.stages.is_empty() || pipeline.stages.len() > MOST_STAGES {
            let help = format!("write 1 to {MOST_STAGES} stages; the last one puts it into production");
            self.inside("stages", |c| c.error("a pipeline has stages", help));
            return;
        }
        self.ids("stages", pipeline.stages.iter().map(|x| &x.id));
        self.each("stages", &pipeline.stages, |c, stage| {
            let mut minutes = 0;
            for (key, span) in [("wait", &stage.wait), ("set_up", &stage.set_up), ("run", &stage.run)] {
                if let Some(span) = span {
                    let found = c.span(key, span);
                    minutes += if key == "wait" { 0 } else { found };
                }
            }
            c.share("finds", stage.finds);
            if let Some(at) = &stage.at {
                c.inside("at", |c| c.workplace(at, None));
                if minutes == 0 {
                    c.warn("people do this step in no time", "give it `set_up` or `run`");
                }
            }
            if let Some(environment) = &stage.environment {
                c.inside("environment", |c| {
                    c.name("environment", environment, known(c.file.environments.iter().map(|x| &x.id)))
                });
            }
            c.step_work("automate", stage.automate.as_ref());
            c.step_work("remove", stage.remove.as_ref());
        });
    }

    fn step_work(&mut self, key: &str, work: Option<&StepWorkFile>) {
        if let Some(work) = work {
            self.inside(key, |c| {
                c.inside("at", |c| c.workplace(&work.at, None));
                c.dist("effort", &work.effort);
                c.number("cost", work.cost, 0.0, 1e12);
            });
        }
    }

    pub(super) fn release_policy(&mut self, key: &str, policy: &ReleasePolicy) {
        if let Some((why, help)) = policy.wrong(self.file.first_day) {
            self.inside(key, |c| c.error(why, help));
        }
    }

    pub(super) fn pipeline(&mut self, name: &str) {
        let all = known(self.file.pipelines.iter().map(|x| &x.id));
        self.name("pipeline", name, all);
    }

    pub(super) fn environment(&mut self, name: &str) {
        let all = known(self.file.environments.iter().map(|x| &x.id));
        self.name("environment", name, all);
    }

    pub(super) fn stage_of(&mut self, pipeline: &str, stage: &str) {
        self.pipeline(pipeline);
        let file = self.file;
        if let Some(found) = file.pipelines.iter().find(|p| p.id == pipeline) {
            self.name("step", stage, known(found.stages.iter().map(|x| &x.id)));
        }
    }

    /// `pipeline.ID.KEY`.
    pub(super) fn pipeline_metric(&mut self, rest: &str) {
        let Some((id, key)) = rest.split_once('.') else {
            return self.error(format!("of what is \"pipeline.{rest}\"?"), "write pipeline.ID.KEY, for example failed");
        };
        self.pipeline(id);
        let keys = crate::sim::PIPELINE_METRICS.iter().map(|(key, ..)| *key).collect();
        self.name("metric of a pipeline", key, Rc::new(keys));
    }
}
