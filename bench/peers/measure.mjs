// Decides the requests of a file with json-rules-engine, casbin and cedar-wasm and prints what it took, as JSON.
// Each engine is built beforehand and gets only the rules about the action asked, which is faster than all of them at once.
import { readFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';
import { newModel, newEnforcer, StringAdapter } from 'casbin';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';

const { rules, requests } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const actions = [...new Set(requests.map((request) => request.facts.action))];
const about = (action) => rules.filter((rule) => rule.actions.includes(action));
const excepting = (rule, all) => all.filter((other) => rule.except.includes(other.clause));
const weight = ['Forbid', 'Judge', 'Needs', 'Advise', 'Allow', 'Outside', 'Whenever'];
const says = { Forbid: 'Forbidden', Judge: 'Judgement', Needs: 'AllowedOnce', Advise: 'AdvisedAgainst', Allow: 'Allowed', Outside: 'OutOfScope', Whenever: 'ToDo' };

// The cheap conditions have the higher priority, so that the engine stops at the first that fails.
const conditions = (rule, all) => ({
  all: [
    { fact: 'actor', operator: 'in', value: rule.actors, priority: 9 },
    ...(rule.with.length ? [{ fact: 'with', operator: 'in', value: rule.with, priority: 8 }] : []),
    ...(rule.on.length ? [{ fact: 'on', operator: 'in', value: rule.on, priority: 7 }] : []),
    ...rule.when.map((term) => ({ fact: term.fact, operator: 'equal', value: term.holds, priority: 6 })),
    ...rule.unless.map((term) => (term.stated
      ? { fact: term.fact, operator: 'notEqual', value: term.holds, priority: 5 }
      : { fact: term.fact, operator: 'equal', value: !term.holds, priority: 5 })),
    ...(rule.until.length ? [{ [rule.latest ? 'any' : 'all']: rule.until.map((free) => ({ fact: 'asked', operator: 'lessThan', value: { fact: free } })), priority: 4 }] : []),
    ...excepting(rule, all).map((other) => ({ not: conditions(other, all), priority: 3 })),
  ],
});

async function jsonRules() {
  const engines = new Map(actions.map((action) => {
    const all = about(action);
    const engine = new Engine(all.map((rule) => ({ conditions: conditions(rule, all), event: { type: rule.verdict } })), { allowUndefinedFacts: true });
    return [action, engine];
  }));
  const decide = async (facts) => {
    const { events } = await engines.get(facts.action).run(facts);
    const best = events.reduce((least, event) => Math.min(least, weight.indexOf(event.type)), weight.length);
    return says[weight[best]] ?? 'Silent';
  };
  return measure('json-rules-engine 7.3.1', decide, (said, wanted) => said === wanted);
}

// casbin says yes or no: yes where something allows outright and nothing outweighs it.
const written = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
const oneOf = (field, values) => `(${values.map((value) => `r.q.${field} == ${written(value)}`).join(' || ')})`;
const expression = (rule, all) => [
  oneOf('actor', rule.actors),
  ...(rule.with.length ? [oneOf('with', rule.with)] : []),
  ...(rule.on.length ? [oneOf('on', rule.on)] : []),
  ...rule.when.map((term) => `r.q.${term.fact} == ${term.holds}`),
  ...rule.unless.map((term) => (term.stated ? `r.q.${term.fact} != ${term.holds}` : `r.q.${term.fact} == ${!term.holds}`)),
  ...(rule.until.length ? [`(${rule.until.map((free) => `r.q.asked < r.q.${free}`).join(rule.latest ? ' || ' : ' && ')})`] : []),
  ...excepting(rule, all).map((other) => `!(${expression(other, all)})`),
].join(' && ');

const model = (policy, effect, matcher) => `[request_definition]
r = q
[policy_definition]
p = ${policy}
[policy_effect]
e = ${effect}
[matchers]
m = ${matcher}
`;

// The documented way: each rule is a line of the policy, evaluated by eval().
async function casbinLines() {
  const enforcers = new Map();
  for (const action of actions) {
    const all = about(action);
    const lines = all.filter((rule) => !['Outside', 'Whenever'].includes(rule.verdict))
      .map((rule) => `p, "${expression(rule, all)}", ${rule.verdict === 'Allow' ? 'allow' : 'deny'}`);
    enforcers.set(action, await newEnforcer(newModel(model('rule, eft', 'some(where (p.eft == allow)) && !some(where (p.eft == deny))', 'eval(p.rule)')), new StringAdapter(lines.join('\n') || 'p, "1 == 2", deny')));
  }
  return measure('casbin 5.51.1, a policy line for each rule', (facts) => enforcers.get(facts.action).enforceSync(facts), sameYes);
}

// The fastest way that was found: all rules about an action as one matcher over one policy line.
async function casbinMatcher() {
  const enforcers = new Map();
  for (const action of actions) {
    const all = about(action);
    const any = (verdicts) => all.filter((rule) => verdicts.includes(rule.verdict)).map((rule) => `(${expression(rule, all)})`).join(' || ') || 'false';
    const matcher = `(${any(['Allow'])}) && !(${any(['Forbid', 'Judge', 'Needs', 'Advise'])})`;
    enforcers.set(action, await newEnforcer(newModel(model('any', 'some(where (p.eft == allow))', matcher)), new StringAdapter('p, any')));
  }
  return measure('casbin 5.51.1, one matcher', (facts) => enforcers.get(facts.action).enforceSync(facts), sameYes);
}

// cedar says yes or no as well, and which policies decided. It ends with an error at a fact that is absent, so each is looked for first.
const cedarTerm = (fact, holds) => `(context has ${fact} && context.${fact} == ${holds})`;
const cedarFree = (free) => `(context has asked && context has ${free} && context.asked < context.${free})`;
const cedarOneOf = (field, values) => `(context has ${field} && ${JSON.stringify(values)}.contains(context.${field}))`;
const cedarExpression = (rule, all) => [
  `[${rule.actors.map((actor) => `Person::${JSON.stringify(actor)}`).join(', ')}].contains(principal)`,
  ...(rule.with.length ? [cedarOneOf('with', rule.with)] : []),
  ...(rule.on.length ? [cedarOneOf('on', rule.on)] : []),
  ...rule.when.map((term) => cedarTerm(term.fact, term.holds)),
  ...rule.unless.map((term) => (term.stated ? `!${cedarTerm(term.fact, term.holds)}` : cedarTerm(term.fact, !term.holds))),
  ...(rule.until.length ? [`(${rule.until.map(cedarFree).join(rule.latest ? ' || ' : ' && ')})`] : []),
  ...excepting(rule, all).map((other) => `!(${cedarExpression(other, all)})`),
].join(' && ');

// The policies are parsed beforehand and kept inside. The call is made beforehand too, with only the facts that the rules
// about the action name, since each is carried over into the module. No schema: checking each request costs more.
async function cedar(name, written) {
  for (const action of actions) {
    const parsed = preparsePolicySet(action, { staticPolicies: written(about(action), `action == Action::${JSON.stringify(action)}`) });
    if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  }
  const named = new Map(actions.map((action) => [action, new Set(['with', 'on', 'asked', ...about(action).flatMap((rule) => [...rule.when.map((term) => term.fact), ...rule.unless.map((term) => term.fact), ...rule.until])])]));
  const prepare = ({ actor, action, ...facts }) => ({
    principal: { type: 'Person', id: actor }, action: { type: 'Action', id: action }, resource: { type: 'Thing', id: 'it' },
    context: Object.fromEntries(Object.entries(facts).filter(([fact]) => named.get(action).has(fact))), preparsedPolicySetId: action, entities: [], validateRequest: false,
  });
  const decide = (call) => {
    const answer = statefulIsAuthorized(call);
    if (answer.type !== 'success' || answer.response.diagnostics.errors.length) throw new Error(JSON.stringify(answer));
    return answer.response.decision === 'allow';
  };
  return measure(`cedar-wasm 4.13.0, ${name}`, decide, sameYes, prepare);
}

const cedarRules = () => cedar('a policy for each rule', (all, scope) => Object.fromEntries(all
  .filter((rule) => !['Outside', 'Whenever'].includes(rule.verdict))
  .map((rule) => [rule.id, `${rule.verdict === 'Allow' ? 'permit' : 'forbid'} (principal, ${scope}, resource) when { ${cedarExpression(rule, all)} };`])));

const cedarOne = () => cedar('one policy', (all, scope) => {
  const any = (verdicts) => all.filter((rule) => verdicts.includes(rule.verdict)).map((rule) => `(${cedarExpression(rule, all)})`).join(' || ') || 'false';
  return { one: `permit (principal, ${scope}, resource) when { (${any(['Allow'])}) && !(${any(['Forbid', 'Judge', 'Needs', 'Advise'])}) };` };
});

const sameYes = (said, wanted) => said === (wanted === 'Allowed');

async function measure(name, decide, agree, prepare = (facts) => facts) {
  const asked = requests.map((request) => prepare(request.facts));
  for (const one of asked.slice(0, 1000)) await decide(one);
  const said = new Array(requests.length);
  const start = process.hrtime.bigint();
  for (let place = 0; place < requests.length; place++) {
    const answer = decide(asked[place]);
    said[place] = answer instanceof Promise ? await answer : answer;
  }
  const nanoseconds = Number(process.hrtime.bigint() - start) / requests.length;
  const right = requests.map((request, place) => agree(said[place], request.verdict));
  return {
    name,
    nanoseconds,
    agrees: right.filter(Boolean).length,
    agreesComplete: requests.filter((request, place) => request.complete && right[place]).length,
    complete: requests.filter((request) => request.complete).length,
  };
}

const results = [];
for (const engine of [jsonRules, casbinLines, casbinMatcher, cedarRules, cedarOne]) {
  results.push(await engine());
}
process.stdout.write(JSON.stringify(results));
