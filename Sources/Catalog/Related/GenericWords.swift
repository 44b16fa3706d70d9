// swift-format-ignore-file
// Made by generic-words.py; do not edit.

extension Words {
  /// Words that any abstract may have, in ten times as many abstracts as titles, without the s of
  /// a plural.
  static let generic = Set("""
    7b 8b ability ablation able about above abstract abundant accelerate access accessible according
    account accounting accumulated accuracy accurate accurately achieve achieved achieving across
    act activity actual ad adapt adaptability adaptively adding addition additional additionally
    address addresse adjust adopt adopted adoption advance advanced advancement advantage affect
    after against aggregate aggregating aggregation agreement aim aimed aims algebra align aligned
    aligning all alleviate allow allowing alone along alongside already also alternative although
    ambiguity among amount an analyse analyze analyzed anatomical angle angular annotated annotation
    another answer any appear appearance applicability application applie applied apply applying
    approach approache appropriate approximate approximately arbitrary architectural architecture
    are area argue arise around art article artificial as aspect assess asset assign assist
    associated assume assumption at attain attempt attracted author automatically auxiliary
    availability available average avoid avoiding back backbone balance balancing bandwidth base
    baseline be because become been before behavior behind being below benchmark benefit best better
    between biase boost both bottleneck bound boundary bounded box branche bridge broad broader
    budget build building built burden but by calculate calculation call called can candidate cannot
    canonical capabilitie capability capable capture captured capturing carefully carry case
    catastrophic categorie category cause caused center central certain challenge challenging
    characteristic characterize characterized chip choice classe classify clean clear climate
    clinical close closed closely cm cnns coarse code coherence coherent collect collected color
    column com combination combinatorial combine combined combining come common commonly community
    comparable compare compared comparing comparison compatible competitive complementary complete
    complex complexity compliance component comprehensive compress comprise comprising compromise
    computation computational computationally compute computed computer concern conclude conclusion
    concrete condition conduct conducted configuration confirm conflict connect consequence
    consequently consider considered consist consistency consistent consistently consisting constant
    constrain constrained constraint construct constructed consumer consuming consumption contain
    containing content contextual continue continuity continuously contrast contribute contribution
    controlled conventional convert core correct correctness corresponding cost costly could
    counterpart couple coupled covariance cover coverage covering create creating criteria critical
    crucial crucially cues curated current currently daily database dataset date decade decision
    decoder decompose decouple decrease define defined definition deformation degradation degrade
    degrading deliver delivering demand demonstrate demonstrated demonstrating density depend
    dependence dependencie deploy deployed deployment derive derived describe described description
    design designed desired despite detail detailed detect detected determine determining develop
    developed developing development deviation diagnostic differ difference different differentiable
    difficult difficulty direct directed direction directly discover discriminative discuss
    discussed disentangle distance distill distinct distinguish distinguishing distribution
    divergence diverse diversity do does domain dominant downstream drift drop due during dynamical
    dynamically each earlier early easily effect effective effectively effectiveness efficacy
    efficiency efficiently effort eight either electron element eliminate embed emerge emerged
    emerging empirical empirically employ employed employing enable enabled enabling encode encoded
    encoder encounter encourage end enforce enhance ensure ensuring entire entirely environmental
    equation equipped equivalent error especially essential establish establishe established
    establishing estimate estimated etc euclidean evaluate evaluated even every evolve exact exactly
    examine example exceed exceeding excel execute execution exhibit exhibiting exist existence
    existing expand expectation expected expensive experience experiment experimental explainability
    explicit explicitly exploit explore explored exponential expose expressed expression extend
    extending extension extensive extensively external extract extracted extracting extremely f1
    face facilitate fail fall false far fault feasibility feasible feature featuring fewer filtering
    final finally find finding first firstly five fixed flexibility focu focuse focusing follow
    followed following form format formulate formulation foster found foundational four frame
    frequencie frequently frontier frozen full fully function fundamental fundamentally further
    furthermore fuse fused future gain gained gap gaps gated general generalizability generalization
    generalize generally generate generated generating generator github give given globally good
    gpus gradient gradually greater greatly greedy ground grow growing guarantee guide guiding
    handle handling hard hardware has have head heavily held help here higher highest highlight
    highlighting highly hinder hindered historical hoc hold hour how however http hundred
    hyperparameter hypothesi idea identical identifie identified identify identifying identity if
    iii illustrate imagenet imbalance implement implementation implemented implication important
    impose impractical improve improved improvement inability include included including
    inconsistencie inconsistent incorporate incorporating increase increased increasing increasingly
    incur independent independently indicate indicating indicator individual induce inefficient
    infer information informative inherent inherently initial innovation innovative input insight
    inspired instance instead insufficient integer integrate integrated integrating intensity
    intensive inter interact interacting interest internal interplay interpolation interpret
    interpretation intersection interval into intra introduce introduced introducing inverse
    investigate investigation involve involving io is issue it iteratively its itself jointly just
    keep keeping kernel key known labeled labeling labor lack largely larger largest last late
    latency later latter layer layout lead leading leakage learn least leave leaving left length
    less leverage lies like limitation limited limiting line linear link local localize localized
    location log logic longer loss lower macro made magnitude main mainly mainstream maintain
    maintaining major make making managing manner manual manually many maps margin mask masking
    match matche matched mathbf mathcal mathematical mathrm maximize maximum may mean meaningful
    meanwhile measure measured mechanism median merging method methodologie methodology metric
    million minimal minimize minimizing mitigate mm modalitie modality mode moderate modern
    modification module more moreover most motivate motivated moving much multiple multiplication
    must naive named namely natural naturally nature nearest nearly necessary necessity need needed
    negative negligible new next nlp no noise noisy non norm normalized not notable notably novel
    now nuance nuanced number numerical numerou nuscene objective observable observe observed obtain
    obtained occur off offer offering offline offs often on onboard once one ones only onto operate
    operating operation operational optimal optimize or order ordinary organize original other our
    out outcome outdoor outperform outperformed outperforming output over overall overcome overhead
    overlap overlapping overlook overlooking own paired paper paradigm parameter parameterized
    partial partially particular particularly past path pathway patient pattern peak per percent
    percentage perform performance performed performing period persistent physical physically
    pipeline pivotal pixel place planner platform plausible play plug plus poor poorly popular
    population position positive possible post potential potentially powerful practical practice pre
    precise precisely precision predefined predict predicted predicting predominantly presence
    present presented preserve preserving pretrained prevent preventing previou previously primarily
    primary principle principled prior problem procedure process processe processed processing
    produce produced producing progress progressively project projection promise promising prone
    pronounced proof propagate property propose proposed proposing proprietary protocol prototype
    prove proven provide provided providing public publicly purpose quadratic qualitative quality
    quantify querie raise random range ranging rank rapid rapidly rate rather ratio raw reach reache
    reaching real realism realistic realization reason recall recent recently reconstruct
    reconstructed record recorded recover recurrent reduce reduced reducing reduction redundant
    refer refine refined reflect regardless regime region related relationship relative relatively
    release released relevance relevant reliability reliable reliably reliance relie rely relying
    remain remaining remarkable remove removing render replace reported repository represent
    representative represented representing reproduce reproducible request require required
    requirement requiring research researcher residual resolve resource respect respectively
    response restore restrict result resulting retain retaining retraining retrieve retrieved return
    reusable reveal revealing reward rich richer rigorou rm rmse robustness rollout rotation route
    running runtime sacrificing same sample sampled sampling satellite scalability scan scarce
    scarcity scenario schedule scheme score scoring seamlessly second secondly seek seen segment
    select selected selecting selectively semantically sensitive sensitivity separate separately
    sequence serve service set setting setup seven several severe severely sft shaped share shared
    sharing shelf shift short should show showed showing shown signal significance significant
    significantly sim similar similarly simple simulate simulated simulation simulator simultaneou
    simultaneously since single six size slow small smaller so software solely solution some sota
    source sourced spanning sparsely specialized specific specifically specified speed speedup
    squared stability stabilize stack stage stake standard standardized start state static station
    statistic statistical still strategie strategy stream strength strict strong stronger strongest
    strongly structurally structure struggle student studie studied sub subject suboptimal
    subsequent subsequently subset substantial substantially subtle success successful successfully
    such suffer sufficient suggest suggesting suitable suited sum summarie summarize superior
    superiority supervision support supporting surpasse surpassing synchronized synthesize
    systematically tackle tailored take taking target targeted task teacher technique technologie
    technology template temporally ten tend tensor term termed tested textbf texture than that their
    them then theoretical theoretically there thereby therefore these they third this those thousand
    three threshold through throughput thus to together too top topological total track tractable
    trade tradeoff traditional train trainable trained transformation transforming transparency
    treat treatment true truth tune two type typical typically ultimately unclear uncover under
    underexplored underlying underscore understand unexplored unifie uniform uniformly unique unit
    unlike unreliable unseen up update upon urban us usage use used useful user uses usually utility
    utilization utilize utilized utilizing vae valid validate validated validating validation
    valuable value variability variable variance variant variation variety variou varying vast
    velocity verification verified verify very viable viewpoint visualization visually vital volume
    vulnerable was way we weighted weighting well were when where wherea whether which while who
    whose why wide widely widespread width will window wise within without work workflow workload
    world would year yet yield yielding
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
