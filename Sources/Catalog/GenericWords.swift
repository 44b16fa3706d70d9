// swift-format-ignore-file
// Made by generic-words.py; do not edit.

extension Words {
  /// Words that any abstract may have: in ten times as many abstracts as titles.
  static let generic = Set("""
    7b 8b ability ablation ablations able about above abundant accelerate accelerates access
    accessible according account accounting accumulated accuracy accurate accurately achieve
    achieved achieves achieving across act actions activations activity actual ad adapt adaptability
    adaptively adapts adding addition additional additionally address addresses adopt adopted
    adoption advance advanced advancements advances advantage advantages affect after against
    aggregate aggregating aggregation agreement aim aimed aims algebra algorithms align aligned
    aligning aligns all alleviate allow allowing allows alone along alongside already also
    alternative alternatives although ambiguity among amount amounts amplitude an analyses analyze
    analyzed anatomical anchors angular annotated annotation annotations another answers any
    appearance applicability application applications applied applies apply applying approach
    approaches appropriate approximate approximately arbitrary architectural architecture
    architectures are area areas argue arises around art article artificial as aspects assess assist
    associated assume assumption assumptions asymptotic at attack attains attempt attracted
    attributes automatically auxiliary availability available average avoid avoiding avoids back
    backbone background balance balances balancing bandwidth base baseline baselines basic be
    because become becomes been before behavior behaviors behind being below benchmarks benefit
    benefits best better between biases billions blocks both bottleneck bound boundary bounded
    bounds box branches bridge bridges broad broader budget build building built burden but by
    caches calculations call called can candidate cannot canonical capabilities capability capable
    capture captured captures capturing carefully carry cases catastrophic categories category
    caused causes central certain challenge challenges challenging changes channels characteristic
    characteristics characterize characterized chip choices classes classify clean clear climate
    clinical close closed closely cm cnns coarse code codes coherence coherent collect collected
    collection color com combinations combinatorial combine combined combines combining common
    commonly community comparable compare compared comparing comparison comparisons compatible
    competitive complementary complete complex complexity compliance component components
    comprehensive compress comprises comprising computation computational computationally
    computations compute computed computer concerns conclusion concrete condition conditions conduct
    conducted configuration configurations confirm confirms connections consequently consider
    considered consistency consistent consistently consisting consists constant constrained
    constraints construct constructed construction constructs consuming consumption contain
    containing contains content contexts contextual continuity continuously contrast contribute
    contributes contribution contributions controlled controls conventional core correct correctness
    correlations corresponding costly costs could count counterparts coupled covariance cover
    coverage covering create creates creating criteria critical crucial crucially cues curated
    current currently daily dataset datasets date decay decisions decoder decomposes decouples
    define defined degradation degrade degrades degrading delivering delivers demand demands
    demonstrate demonstrated demonstrates demonstrating density depend dependence dependencies
    depends deployed deployment deployments derive derived describe described descriptions design
    designed designs desired despite detail detailed details detected determine determines
    determining develop developed developing development develops devices diagnostic difference
    differences different differentiable difficult difficulty dimensions direct directed direction
    directions directly discover discriminative discuss discussed distance distances distinct
    distinguish distinguishing distribution distributions divergence diverse diversity do documents
    does domains dominant downstream drawing drift drop due during dynamical dynamically each
    earlier early easily edges effect effective effectively effectiveness effects efficacy
    efficiency efficiently effort efforts eight either element elements eliminate eliminates emerged
    emerging empirical empirically employ employed employing employs enable enabled enables enabling
    encode encoded encoder encodes encounter end enhance enhances ensure ensures ensuring entire
    entirely environmental equations equipped equivalent error errors especially essential establish
    established establishes establishing estimate estimated estimates etc euclidean evaluate
    evaluated evaluates evaluations even events every evolve exact exactly examine examines example
    examples exceeding exceeds excel execution exhibit exhibiting exhibits exist existence existing
    expected expensive experience experiment experimental experiments explainability explicit
    explicitly exploit exploits explore explored explores exponential expressed expression
    expressions extend extending extends extensions extensive extensively external extract extracted
    extracting extracts extremely f1 face faces facilitate facilitates factors fail fails fall false
    far feasibility feasible features featuring fewer filtering final finally find findings first
    firstly five fixed flexibility focus focuses focusing follow followed following footprint
    forecasts form format forms formulate formulation found foundational four frame frames
    frameworks frequencies frequently frontier frozen full fully function fundamental fundamentally
    further furthermore fused fuses future gain gained gains gap gaps gated general generalizability
    generalization generalize generalizes generally generate generated generates generating
    generations generator github give given gives globally good gpus gradient gradually greater
    greatly greedy ground grow growing grows guide guiding handle handling hard hardware has have
    heads heavily held help helps here higher highest highlight highlighting highlights highly
    hinder hindered historical hoc hold horizons hours how however https humans hundreds hypothesis
    idea identical identified identifies identify identifying identity if iii illustrate imagenet
    imbalance impacts implement implementation implemented implications important impractical
    improve improved improvement improvements improves inability include included includes including
    inconsistencies inconsistent incorporate incorporates incorporating increase increased increases
    increasing increasingly incurs independent independently indicate indicating indicators
    individual induce induces inefficient infer information informative inherent inherently initial
    innovations innovative input inputs insight insights inspired instance instances instead
    insufficient integer integrate integrated integrates integrating intensity intensive inter
    interact interacting interactions interest internal interplay interpolation interpret
    interpretation interval into intra introduce introduced introduces introducing inverse
    investigate investigates investigation involves involving io is issue issues it items
    iteratively its itself jointly just keeping kernel key known labeled labeling labels labor lack
    languages largely larger largest last late latency later latter layer layers layout lead leading
    leads leakage learn learns least leave leaving left length lengths less levels leverage
    leverages lies like limitation limitations limited limiting limits linear links load local
    localized locations log logic longer loss lower macro made magnitude main mainly mainstream
    maintain maintaining maintains major make makes making managing manifold manner manual manually
    many maps margin masking match matched matches mathbf mathcal mathematical mathrm maximize
    maximum may mean meaningful means meanwhile measured measures mechanism mechanisms median
    merging method methodologies methodology methods metrics million minimal minimize minimizing
    mitigate mitigates mllms mm modalities modality mode moderate modern modifications module
    modules more moreover most motions motivated moving much multiple must naive named namely
    natural naturally nature nearest nearly necessary necessity need needed needs negative
    negligible neighbor new next nlp no nodes noise noisy non norm normalized not notable notably
    novel now nuanced number numerical numerous nuscenes objective objectives objects observations
    observe observed obtain obtained occurs off offer offering offers offline offs often on onboard
    once one ones only onto operate operating operation operational operations optimal optimizations
    optimize optimizes or order ordinary original other others our out outcome outcomes outperform
    outperformed outperforming outperforms output outputs over overall overcome overhead overlap
    overlapping overlook overlooking own page paired pairs paper paradigm paradigms parameterized
    parameters partial partially particular particularly past paths patterns peak per percent
    percentage perform performance performed performing performs period persistent phases physical
    physically pipeline pivotal pixel pixels place planner platform platforms plausible play plays
    plug plus points polynomial poor poorly popular population poses position positions positive
    possible potential potentially powerful practical practice pre precise precisely precision
    predefined predict predicted predicting predictions predicts predominantly preferences presence
    present presented presents preserve preserves preserving pretrained prevent preventing previous
    previously primarily primary principle principled principles prior problem problems procedure
    procedures process processed processes processing produce produced produces producing progress
    progressively project projection promise promising prompts prone pronounced proof property
    propose proposed proposes proposing proprietary protocol protocols prove proven provide provided
    provides providing public publicly purpose quadratic qualitative quality quantify queries random
    range ranging rank rapid rapidly rate rates rather ratio ratios raw reach reaches reaching real
    realism realistic recall recent recently reconstruct reconstructed reconstructs recorded records
    recover recovers recurrent reduce reduced reduces reducing reduction redundant refer reference
    refine refined refines reflect reflection regardless regime regimes regions related relations
    relationship relationships relative relatively release released relevance relevant reliability
    reliable reliably reliance relies rely relying remain remaining remains remarkable removing
    replaces reported repository represent representative represented representing represents
    reproduce reproducible require required requirement requirements requires requiring research
    researchers resolve resource resources respect respectively response responses result resulting
    results retain retaining retains retraining retrieved returns reusable reveal revealing reveals
    reward rewards rich richer rigorous rm rmse robustness rollout rollouts rotation rule running
    runtime sacrificing same sampled samples sampling scalability scales scans scarce scarcity
    scenarios scenes scheme schemes score scores scoring seamlessly second secondly seen segments
    select selected selecting selectively semantically semantics sensitive sensitivity sensors
    separate separately sequence sequences serve serves service services set setting settings setup
    seven several severe severely sft shaped share shared sharing shelf shifts short should show
    showed showing shown shows signal signals significance significant significantly sim similar
    similarly simple simulate simulated simulation simulations simulator simultaneous simultaneously
    since single six size sizes slow small smaller so software solely solution solutions some sota
    source sourced spanning sparsely specialized specific specifically specified speed speedup
    splits squared stability stage stages stakes standard standardized state states static stations
    statistical statistics steps still strategies strategy stream streams strengths strict strong
    stronger strongest strongly structurally structure structures struggle studied studies sub
    suboptimal subsequent subsequently subset substantial substantially subtle success successful
    successfully such suffer suffers sufficient suggest suggesting suggests suitable suited sum
    summaries superior superiority supervision support supporting supports surpasses surpassing
    surrogate synchronized systematically tackle tailored take takes taking target targeted targets
    tasks teacher technique techniques technologies technology temporally ten tend tensor term
    termed terms tested textbf texts texture than that their them then theoretical theoretically
    there thereby therefore these they this those thousands three threshold through throughput thus
    times to together tokens too tools top topological total traces track tractable trade
    traditional train trainable trained trains transformations transforming transforms transitions
    transparency treat treatment treats true truth tune turns two type types typical typically
    ultimately unclear uncover under underexplored underlying underscore understand unexplored
    unifies uniform uniformly unique unit units unlike unreliable unseen up update upon urban us
    usage use used useful user users uses usually utility utilization utilize utilized utilizes
    utilizing vae valid validate validated validating validation valuable values variability
    variables variance variant variants variation variations variety various varying vast vectors
    vehicles velocity verification verified verify very viable viewpoint viewpoints views visually
    vital volume volumes vulnerable was wave way we weighted weighting weights well were when where
    whereas whether which while who whose why wide widely widespread will window wise within without
    words work workflow workflows workloads works world would years yet yield yielding yields
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
