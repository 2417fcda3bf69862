/* The limit: a queue with two priorities and c servers that are alike, and nothing else, as fast as C can say it.
 * staffing COUNT SERVERS: reads COUNT doubles of arrivals, COUNT of work and COUNT bytes of priority from standard
 * input, serves them five times, and writes the seconds of processor time of each and the sum of the waits. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 64 };

static void serve(long count, const double *at, const double *work, const uint8_t *priority, int servers, double *start,
                  double *done, long *next) {
    long head[2] = {-1, -1}, tail[2] = {-1, -1}, job[MOST], i = 0, left = count;
    double end[MOST];
    uint64_t idle = servers == MOST ? ~0ull : (1ull << servers) - 1;
    double soonest = INFINITY;
    int who = -1;
    for (int s = 0; s < servers; s++) end[s] = INFINITY;
    while (left) {
        double arrives = i < count ? at[i] : INFINITY;
        if (soonest <= arrives) {
            double now = soonest;
            done[job[who]] = now;
            left--;
            int p = head[0] >= 0 ? 0 : 1;
            if (head[p] >= 0) {
                long j = head[p];
                head[p] = next[j];
                job[who] = j, start[j] = now, end[who] = now + work[j];
            } else {
                idle |= 1ull << who;
                end[who] = INFINITY;
            }
            soonest = INFINITY;
            for (int s = 0; s < servers; s++) soonest = end[s] < soonest ? end[s] : soonest;
            for (who = 0; who < servers - 1 && end[who] != soonest;) who++;
        } else {
            long j = i++;
            if (idle) {
                int s = __builtin_ctzll(idle);
                idle &= idle - 1;
                job[s] = j, start[j] = arrives, end[s] = arrives + work[j];
                if (end[s] < soonest) soonest = end[s], who = s;
            } else {
                int p = priority[j];
                next[j] = -1;
                if (head[p] < 0) head[p] = j;
                else next[tail[p]] = j;
                tail[p] = j;
            }
        }
    }
}

static double *doubles(long count) {
    double *room = malloc(count * sizeof(double));
    if (!room) exit(2);
    memset(room, 0, count * sizeof(double));
    return room;
}

int main(int given, char **text) {
    if (given != 3) return 2;
    long count = atol(text[1]);
    int servers = atoi(text[2]);
    if (servers < 1 || servers > MOST) return 2;
    double *at = doubles(count), *work = doubles(count), *start = doubles(count), *done = doubles(count), waits = 0;
    long *next = (long *)doubles(count);
    uint8_t *priority = malloc(count);
    if (fread(at, 8, count, stdin) + fread(work, 8, count, stdin) + fread(priority, 1, count, stdin) != 3 * (size_t)count)
        return 3;
    for (int round = 0; round < 5; round++) {
        clock_t begun = clock();
        serve(count, at, work, priority, servers, start, done, next);
        printf("%.6f ", (double)(clock() - begun) / CLOCKS_PER_SEC);
    }
    for (long j = 0; j < count; j++) waits += start[j] - at[j];
    printf("%.17g\n", waits);
}
