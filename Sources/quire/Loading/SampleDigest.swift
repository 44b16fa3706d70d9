/// The digest that is shown when there is nothing else to show. Titles, authors, days and ids are
/// arXiv's; the descriptions are ours.
enum SampleDigest {
  static let name = "sample"

  static let text = #"""
    # Sample


    ## Mamba: Linear-Time Sequence Modeling with Selective State Spaces

    >Authors: Albert Gu, Tri Dao

    >2023-12-01

    > http://arxiv.org/abs/2312.00752v2

    A **state space** model whose parameters depend on the input, so that it can
    choose what to remember. Without **attention** it runs in time $O(n)$ in the
    length of the sequence, and a scan written for the memory of the GPU makes that
    fast in practice. On **language** it is as good as a **transformer** of twice
    its size.


    ## Direct Preference Optimization: Your Language Model is Secretly a Reward Model

    >Authors: Rafael Rafailov, Archit Sharma, Eric Mitchell, Stefano Ermon, Christopher D. Manning, Chelsea Finn

    >2023-05-29

    > http://arxiv.org/abs/2305.18290

    Teaching a **language** model what people prefer usually takes a reward model
    and **reinforcement learning**. Here the reward is written in closed form by the
    policy itself, and a simple classification loss over pairs of answers does the
    same work, more stably and with less computing.


    ## FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness

    >Authors: Tri Dao, Daniel Y. Fu, Stefano Ermon, Atri Rudra, Christopher Ré

    >2022-05-27

    > http://arxiv.org/abs/2205.14135v2

    Exact **attention** is slow because it moves too much data, not because it
    computes too much. The matrix of scores is worked through in tiles that fit the
    fast memory of the GPU and is never written out, so memory grows with $n$
    instead of $n^2$. A **transformer** trains several times faster without any
    approximation; **efficiency** comes from counting reads and writes.


    ## Chain-of-Thought Prompting Elicits Reasoning in Large Language Models

    >Authors: Jason Wei, Xuezhi Wang, Dale Schuurmans, Maarten Bosma, Brian Ichter, Fei Xia, Ed Chi, Quoc Le, Denny Zhou

    >2022-01-28

    > http://arxiv.org/abs/2201.11903v6

    A large **language** model solves more problems when the examples in its prompt
    show the steps to the answer. The effect on arithmetic and common sense is
    large, needs no training, and appears only from a certain size of the model on.


    ## LoRA: Low-Rank Adaptation of Large Language Models

    >Authors: Edward J. Hu, Yelong Shen, Phillip Wallis, Zeyuan Allen-Zhu, Yuanzhi Li, Shean Wang, Lu Wang, Weizhu Chen

    >2021-06-17

    > http://arxiv.org/abs/2106.09685v2

    To adapt a large **language** model, its weights $W$ stay as they are and only a
    product $BA$ of two thin matrices is learned beside them. That needs a
    ten-thousandth of the trainable parameters, costs nothing when the model is
    used, and is as good as full **fine-tuning**: **efficiency** by low rank.


    ## An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale

    >Authors: Alexey Dosovitskiy, Lucas Beyer, Alexander Kolesnikov, Dirk Weissenborn, Xiaohua Zhai, Thomas Unterthiner, Mostafa Dehghani, Matthias Minderer, Georg Heigold, Sylvain Gelly, Jakob Uszkoreit, Neil Houlsby

    >2020-10-22

    > http://arxiv.org/abs/2010.11929v2

    An image cut into patches of $16 \times 16$ pixels is read by a plain
    **transformer** as if the patches were words. With enough images to learn from,
    this beats convolutional networks in **vision**, with less computing for
    training.


    ## Denoising Diffusion Probabilistic Models

    >Authors: Jonathan Ho, Ajay Jain, Pieter Abbeel

    >2020-06-19

    > http://arxiv.org/abs/2006.11239v2

    A **generative** model learns to take noise away in many small steps. Tied to
    score matching, training becomes a plain regression on the noise $\epsilon$, and
    the images made by this **diffusion** are as good as those of adversarial
    training.


    ## DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter

    >Authors: Victor Sanh, Lysandre Debut, Julien Chaumond, Thomas Wolf

    >2019-10-02

    > http://arxiv.org/abs/1910.01108

    A **language** model of general use is made smaller by **distillation** during
    pre-training. It keeps 97 % of what its teacher can do with 40 % fewer
    parameters, and runs on a telephone: **efficiency** before size.


    ## BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding

    >Authors: Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova

    >2018-10-11

    > http://arxiv.org/abs/1810.04805v2

    A **transformer** learns **language** from both sides at once by guessing words
    that were covered. After this **pre-training** one more layer is enough for
    questions, inference and many other tasks.


    ## Neural Ordinary Differential Equations

    >Authors: Ricky T. Q. Chen, Yulia Rubanova, Jesse Bettencourt, David Duvenaud

    >2018-06-19

    > http://arxiv.org/abs/1806.07366

    Instead of a stack of layers, the derivative $dh/dt = f(h(t), t, \theta)$ of the
    hidden state is learned and handed to a solver of **differential equations**.
    Memory does not grow with depth, the solver chooses its own precision, and
    **generative** flows and uneven time series come for free.


    ## UMAP: Uniform Manifold Approximation and Projection for Dimension Reduction

    >Authors: Leland McInnes, John Healy, James Melville

    >2018-02-09

    > http://arxiv.org/abs/1802.03426

    Points in many dimensions are drawn in two by matching the **topology** of their
    neighbourhoods. The method rests on **geometry** and runs fast enough for
    millions of points, keeping more of the large shape than its predecessors.


    ## Deep Learning: An Introduction for Applied Mathematicians

    >Authors: Catherine F. Higham, Desmond J. Higham

    >2018-01-17

    > http://arxiv.org/abs/1801.05894

    What a network is, how it is trained by stochastic **gradient descent**, and how
    derivatives are computed backwards, told with the calculus that applied
    mathematicians know and with short programs.


    ## Quantum Computing in the NISQ era and beyond

    >Authors: John Preskill

    >2018-01-02

    > http://arxiv.org/abs/1801.00862

    Machines with 50 to 100 noisy qubits will do what no classical computer can, but
    not yet what we would like. What **quantum computing** may give in the meantime
    is surveyed, and why **error correction** is still the aim.


    ## Mastering Chess and Shogi by Self-Play with a General Reinforcement Learning Algorithm

    >Authors: David Silver, Thomas Hubert, Julian Schrittwieser, Ioannis Antonoglou, Matthew Lai, Arthur Guez, Marc Lanctot, Laurent Sifre, Dharshan Kumaran, Thore Graepel, Timothy Lillicrap, Karen Simonyan, Demis Hassabis

    >2017-12-05

    > http://arxiv.org/abs/1712.01815

    From the rules alone, by **reinforcement learning** in games against itself, one
    program becomes stronger than the best programs for chess, shogi and Go within a
    day.


    ## Attention Is All You Need

    >Authors: Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Lukasz Kaiser, Illia Polosukhin

    >2017-06-12

    > http://arxiv.org/abs/1706.03762v7

    Translation without recurrence and without convolution: a **transformer**
    relates all words of a sentence by **attention**,
    $\mathrm{softmax}(QK^T/\sqrt{d})V$, in several heads at once. It trains in days
    where others took weeks, because everything in it runs in parallel.


    ## Semi-Supervised Classification with Graph Convolutional Networks

    >Authors: Thomas N. Kipf, Max Welling

    >2016-09-09

    > http://arxiv.org/abs/1609.02907

    Labels spread over **graphs** through layers that mix each node with its
    neighbours, a first-order form of spectral convolution. The cost is linear in
    the edges, and a few labelled nodes are enough.


    ## Layer Normalization

    >Authors: Jimmy Lei Ba, Jamie Ryan Kiros, Geoffrey E. Hinton

    >2016-07-21

    > http://arxiv.org/abs/1607.06450

    **Normalization** over the units of a layer instead of the examples of a batch
    does the same in training and in use, and works for recurrent networks and for
    batches of one.


    ## Deep Residual Learning for Image Recognition

    >Authors: Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun

    >2015-12-10

    > http://arxiv.org/abs/1512.03385v1

    Layers that learn what to add to their input, $y = F(x) + x$, can be stacked a
    hundred deep and still be trained. Deeper networks for **vision** then become
    better, where before they became worse.


    ## Distilling the Knowledge in a Neural Network

    >Authors: Geoffrey Hinton, Oriol Vinyals, Jeff Dean

    >2015-03-09

    > http://arxiv.org/abs/1503.02531

    A small network learns from the soft answers of a large one, or of many, which
    say more than the right label alone. **Distillation** puts most of an ensemble's
    gain into one model that is cheap to use.


    ## Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift

    >Authors: Sergey Ioffe, Christian Szegedy

    >2015-02-11

    > http://arxiv.org/abs/1502.03167

    When the inputs of every layer are brought to the same mean and variance over a
    batch, larger steps of **gradient descent** are safe and training takes a
    fraction of the time. **Normalization** also acts as a mild regulariser.


    ## Adam: A Method for Stochastic Optimization

    >Authors: Diederik P. Kingma, Jimmy Ba

    >2014-12-22

    > http://arxiv.org/abs/1412.6980v9

    **Gradient descent** with a step for each parameter, from running means of the
    gradient and of its square. It needs little tuning and little memory, and suits
    noisy and sparse problems of **optimization**.


    ## Neural Machine Translation by Jointly Learning to Align and Translate

    >Authors: Dzmitry Bahdanau, Kyunghyun Cho, Yoshua Bengio

    >2014-09-01

    > http://arxiv.org/abs/1409.0473

    One vector for a whole sentence is a bottleneck. The decoder looks back softly
    at the parts of the source that matter for the next word, and this **attention**
    turns out to be a readable alignment of two **language**s.


    ## Generative Adversarial Networks

    >Authors: Ian J. Goodfellow, Jean Pouget-Abadie, Mehdi Mirza, Bing Xu, David Warde-Farley, Sherjil Ozair, Aaron Courville, Yoshua Bengio

    >2014-06-10

    > http://arxiv.org/abs/1406.2661

    Two networks play a game: one makes examples, the other tells them from real
    ones. Where neither can win, the **generative** one has found the distribution
    of the data, without Markov chains and without approximate inference.


    ## Microsoft COCO: Common Objects in Context

    >Authors: Tsung-Yi Lin, Michael Maire, Serge Belongie, Lubomir Bourdev, Ross Girshick, James Hays, Pietro Perona, Deva Ramanan, C. Lawrence Zitnick, Piotr Dollár

    >2014-05-01

    > http://arxiv.org/abs/1405.0312

    A collection of photographs of everyday scenes for computer **vision**, with
    every object outlined: 328,000 images, 2.5 million outlines, 91 kinds of things
    a child of four would know.


    ## Auto-Encoding Variational Bayes

    >Authors: Diederik P Kingma, Max Welling

    >2013-12-20

    > http://arxiv.org/abs/1312.6114v11

    Written as a fixed noise that is moved and scaled, a hidden variable lets
    gradients through, and **Bayesian** inference in **generative** models becomes a
    matter of training a network from end to end.


    ## Playing Atari with Deep Reinforcement Learning

    >Authors: Volodymyr Mnih, Koray Kavukcuoglu, David Silver, Alex Graves, Ioannis Antonoglou, Daan Wierstra, Martin Riedmiller

    >2013-12-19

    > http://arxiv.org/abs/1312.5602

    A network sees the screen of a game and learns by **reinforcement learning**
    what each move is worth. The same network learns seven games, some of them
    better than people play them.


    ## Efficient Estimation of Word Representations in Vector Space

    >Authors: Tomas Mikolov, Kai Chen, Greg Corrado, Jeffrey Dean

    >2013-01-16

    > http://arxiv.org/abs/1301.3781

    Two very simple networks learn vectors for words from billions of them in less
    than a day. The vectors know something of **language**: differences between them
    answer questions of analogy.


    ## MCMC using Hamiltonian dynamics

    >Authors: Radford M. Neal

    >2012-06-09

    > http://arxiv.org/abs/1206.1901

    How the equations of mechanics propose far moves that are still accepted in
    **Monte Carlo** sampling, told from the beginning: the leapfrog, its tuning, its
    variants, and why it scales as $d^{5/4}$ where a random walk scales as $d^2$.


    ## The No-U-Turn Sampler: Adaptively Setting Path Lengths in Hamiltonian Monte Carlo

    >Authors: Matthew D. Hoffman, Andrew Gelman

    >2011-11-18

    > http://arxiv.org/abs/1111.4246

    Hamiltonian **Monte Carlo** must be told how long its paths are. This sampler
    notices when a path turns back on itself and stops there, so that **Bayesian**
    models can be fitted without tuning by hand.


    ## Electric Field Effect in Atomically Thin Carbon Films

    >Authors: K.S. Novoselov, A.K. Geim, S.V. Morozov, D. Jiang, Y. Zhang, S.V. Dubonos, I.V. Grigorieva, A.A. Firsov

    >2004-10-21

    > http://arxiv.org/abs/cond-mat/0410550

    Films of carbon a few atoms thick, peeled from graphite, are stable in air and
    conduct like a metal whose electrons or holes a gate can set at will. The first
    look at **graphene** as a **material** of its own.


    ## The structure and function of complex networks

    >Authors: M. E. J. Newman

    >2003-03-25

    > http://arxiv.org/abs/cond-mat/0303516

    A review of **networks** in nature, technology and society: small worlds,
    degrees that follow power laws $p_k \sim k^{-\alpha}$, clustering, random
    **graphs**, growth, and what spreads over them.


    ## Ricci flow with surgery on three-manifolds

    >Authors: Grisha Perelman

    >2003-03-10

    > http://arxiv.org/abs/math/0303109

    Where the **Ricci flow** pinches a space of three dimensions, it is cut and
    capped and flows on. The second of the papers that settled the **topology** of
    three-manifolds.


    ## The entropy formula for the Ricci flow and its geometric applications

    >Authors: Grisha Perelman

    >2002-11-11

    > http://arxiv.org/abs/math/0211159v1

    A quantity that only grows along the **Ricci flow** rules out the shapes that
    would spoil it. The **geometry** behind it, with no curvature assumption and in
    all dimensions, opens the way to the geometrization of three-manifolds.


    ## Emergence of scaling in random networks

    >Authors: Albert-Laszlo Barabasi, Reka Albert

    >1999-10-21

    > http://arxiv.org/abs/cond-mat/9910332

    Large **networks** grow, and new nodes prefer those that are well connected.
    These two facts alone give degrees that follow a power law, as they do in the
    web and among actors.


    ## Anti De Sitter Space And Holography

    >Authors: Edward Witten

    >1998-02-20

    > http://arxiv.org/abs/hep-th/9802150

    How the fields at the boundary of anti-de Sitter space encode what happens
    inside: the correlation functions of a conformal theory are computed from
    **gravity**, a sharp form of **holography**.


    ## The Large N Limit of Superconformal Field Theories and Supergravity

    >Authors: Juan M. Maldacena

    >1997-11-27

    > http://arxiv.org/abs/hep-th/9711200v3

    String theory on $AdS_5 \times S^5$ and a gauge theory in four dimensions are
    proposed to be the same thing in other words. **Gravity** in the bulk is field
    theory on the boundary: **holography** at work.


    ## A fast quantum mechanical algorithm for database search

    >Authors: Lov K. Grover

    >1996-05-29

    > http://arxiv.org/abs/quant-ph/9605043

    Among $N$ unsorted items a marked one is found in about $\sqrt{N}$ steps by
    turning amplitudes step by step towards it, which no classical search can do. A
    basic tool of **quantum computing**.


    ## Polynomial-Time Algorithms for Prime Factorization and Discrete Logarithms on a Quantum Computer

    >Authors: Peter W. Shor

    >1995-08-30

    > http://arxiv.org/abs/quant-ph/9508027

    Finding the period of a function is easy for a **quantum computing** machine,
    and with it factoring and discrete logarithms, on which much of today's
    **cryptography** rests.
    """#
}
